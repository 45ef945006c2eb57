package dev.lockstep.tracker.git;

/** A path on which a merge's two sides can't be brought together by Git alone, and what a merge that is made all the same does with it. */
public record Conflict(String path, Kind kind) {

    /** Why the sides conflict. Only in the first two cases both of them stand in the file, between conflict markers. */
    public enum Kind {
        CHANGED_BY_BOTH("both changed the same lines"),
        ADDED_BY_BOTH("both added it"),
        DELETED_BY_DEFAULT("deleted on the default branch, changed by the cycle; the cycle's file is kept"),
        DELETED_BY_CYCLE("deleted by the cycle, changed on the default branch; the default branch's file is kept"),
        BINARY("binary or too large to be read, changed by both; the cycle's is kept"),
        OF_TWO_KINDS("a file for one side, a folder or link for the other; the cycle's is kept");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** Says it to people. */
        public String text() {
            return text;
        }

        /** Whether the merged file holds both sides, between conflict markers. */
        public boolean hasMarkers() {
            return this == CHANGED_BY_BOTH || this == ADDED_BY_BOTH;
        }
    }
}
