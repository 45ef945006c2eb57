/**
 * What a build's own reports say: tests by JUnit XML, coverage by JaCoCo and Cobertura XML, warnings by SARIF. Hides how
 * they are found and parsed; everything in them is hostile, so that size, depth and number are bounded.
 */
@NullMarked
package dev.lockstep.agent.reports;

import org.jspecify.annotations.NullMarked;
