package io.dynamoshadow.tee;

import java.util.Locale;

/** Why a result that is read little by little was not compared. */
public enum Unread {
    /** The application did not read it to its end. */
    NOT_TO_THE_END,
    /** It holds more than are kept for a comparison. */
    OVER_THE_LIMIT,
    /** It was read in parallel, and so in no order that could be told. */
    IN_PARALLEL,
    /** The application changed what it asks for, or read it by a method that is not known. */
    CHANGED,
    /** Nothing else can be given in its place: it is of a class that the application may name, or hidden. */
    OF_ITS_OWN_CLASS,
    /** It comes inside a CompletionStage, which the application is to keep as it is. */
    IN_A_STAGE,
    /** An element could not be frozen, or something else of ours failed. */
    FAILED;

    /** For people and for the status. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
