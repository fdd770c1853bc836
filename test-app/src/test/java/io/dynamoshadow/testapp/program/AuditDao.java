package io.dynamoshadow.testapp.program;

import com.acme.events.Event;

/** A second DAO of the application's entities, whose class is elsewhere. */
public interface AuditDao {

    void saveEvent(Event event);

    Event findEventById(String id);
}
