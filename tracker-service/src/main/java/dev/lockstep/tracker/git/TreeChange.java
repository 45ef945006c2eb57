package dev.lockstep.tracker.git;

import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/** A path whose entry differs between two trees; {@link FileMode#MISSING} stands for no entry. */
record TreeChange(String path, FileMode oldMode, FileMode newMode, ObjectId newBlob) {}
