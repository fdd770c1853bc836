package io.dynamoshadow.config;

/** What LaunchDarkly is told of the evaluations of its flags. */
public enum FlagEvents {
    /** That they are in use: an evaluation of each context that had to be asked about, after each change; and one an hour. */
    SPARSE,
    /** Every call's, which then evaluates its flags, whatever they say. */
    ALL,
    /** Nothing. */
    NONE
}
