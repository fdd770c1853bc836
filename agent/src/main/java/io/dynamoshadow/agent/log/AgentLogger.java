package io.dynamoshadow.agent.log;

import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** A logger of SLF4J that writes to {@link AgentLog}. Thread-safe. */
final class AgentLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;

    AgentLogger(String name) {
        this.name = name;
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public boolean isDebugEnabled() {
        return AgentLog.isLogged(name, Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return AgentLog.isLogged(name, Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return AgentLog.isLogged(name, Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return AgentLog.isLogged(name, Level.ERROR);
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String message,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        String text = arguments == null ? message : MessageFormatter.basicArrayFormat(message, arguments);
        AgentLog.write(name, level, String.valueOf(text), thrown);
    }
}
