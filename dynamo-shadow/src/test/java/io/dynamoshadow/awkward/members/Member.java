package io.dynamoshadow.awkward.members;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A user as one tenant knows him. */
public class Member {
    /** What one may do. */
    public enum Right {
        READ,
        WRITE,
        ADMIN
    }

    private String tenantId;
    private String userId;
    private String email;
    private String role;
    private LocalDate joined;
    private int level;
    private Set<Right> rights = EnumSet.noneOf(Right.class);
    private Map<String, Object> settings = new LinkedHashMap<>();

    public Member() {}

    public Member(String tenantId, String userId, String role, int level) {
        this.tenantId = tenantId;
        this.userId = userId;
        this.email = userId + "@" + tenantId + ".example";
        this.role = role;
        this.joined = LocalDate.of(2020, 1, 1).plusDays(level);
        this.level = level;
        rights.add(level % 2 == 0 ? Right.READ : Right.WRITE);
        settings.put("theme", "dark");
        settings.put("level", level);
        settings.put("nested", Map.of("on", true));
    }

    public String getTenantId() {
        return tenantId;
    }

    public String getUserId() {
        return userId;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getRole() {
        return role;
    }

    public void setRole(String role) {
        this.role = role;
    }

    public LocalDate getJoined() {
        return joined;
    }

    public int getLevel() {
        return level;
    }

    public Set<Right> getRights() {
        return rights;
    }

    public Map<String, Object> getSettings() {
        return settings;
    }
}
