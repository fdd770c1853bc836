package io.dynamoshadow.awkward.members;

import io.dynamoshadow.awkward.members.Member.Right;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** How a member is kept in Mongo: its id is made of the key's two parts. */
final class MemberDocuments {
    private MemberDocuments() {}

    static Document id(String tenantId, String userId) {
        return new Document("tenantId", tenantId).append("userId", userId);
    }

    static Document of(Member member) {
        List<String> rights = new ArrayList<>();
        member.getRights().forEach(right -> rights.add(right.name()));
        return new Document("_id", id(member.getTenantId(), member.getUserId()))
                .append("tenantId", member.getTenantId())
                .append("userId", member.getUserId())
                .append("email", member.getEmail())
                .append("role", member.getRole())
                .append("joined", member.getJoined().toString())
                .append("level", member.getLevel())
                .append("rights", rights)
                .append("settings", new Document(member.getSettings()));
    }

    static Member member(Document document) {
        Member member = new Member(
                document.getString("tenantId"),
                document.getString("userId"),
                document.getString("role"),
                document.getInteger("level"));
        member.setEmail(document.getString("email"));
        member.getRights().clear();
        document.getList("rights", String.class)
                .forEach(right -> member.getRights().add(Right.valueOf(right)));
        member.getSettings().clear();
        member.getSettings().putAll(document.get("settings", Document.class));
        return member;
    }
}
