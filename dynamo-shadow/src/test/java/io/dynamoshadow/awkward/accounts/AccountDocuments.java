package io.dynamoshadow.awkward.accounts;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Date;
import org.bson.Document;
import org.bson.types.Decimal128;

/** How an account is kept in Mongo. */
@SuppressWarnings("JavaUtilDate") // what the driver gives
final class AccountDocuments {
    private AccountDocuments() {}

    static Document of(Account account) {
        Limits limits = account.getLimits();
        return new Document("_id", account.getId())
                .append("holder", account.getHolder())
                .append("status", account.getStatus().name())
                .append("currency", account.getCurrency().getCurrencyCode())
                .append("balance", new Decimal128(account.getBalance()))
                .append("birthday", String.valueOf(account.getBirthday()))
                .append("openedAt", Date.from(account.getOpenedAt()))
                .append(
                        "limits",
                        limits == null
                                ? null
                                : new Document("perDay", new Decimal128(limits.getPerDay()))
                                        .append("transfers", limits.getTransfers()))
                .append("tags", account.getTags());
    }

    static Account account(Document document) {
        Document limits = document.get("limits", Document.class);
        return Account.builder()
                .id(document.getString("_id"))
                .holder(document.getString("holder"))
                .status(Account.Status.valueOf(document.getString("status")))
                .currency(Currency.getInstance(document.getString("currency")))
                .balance(document.get("balance", Decimal128.class).bigDecimalValue())
                .birthday(LocalDate.parse(document.getString("birthday")))
                .openedAt(document.getDate("openedAt").toInstant())
                .limits(
                        limits == null
                                ? null
                                : new Limits(
                                        limits.get("perDay", Decimal128.class).bigDecimalValue(),
                                        limits.getInteger("transfers")))
                .tags(document.getList("tags", String.class))
                .build();
    }
}
