package com.acme.events;

/** What an event is about. */
public enum EventType {
    SIGN_IN,
    SIGN_OUT,
    PURCHASE,
    REFUND,
    MESSAGE,
    ALERT
}
