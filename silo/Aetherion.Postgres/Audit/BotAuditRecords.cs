using System.Text.Json;
using System.Text.Json.Serialization;
using Aetherion.Model;

namespace Aetherion.Postgres;

/// <summary>The audit's records of what bots' orders went through.</summary>
internal static class BotAuditRecords
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>
    /// Whether the event goes into the audit: an order's, and no replay's, which can be repeated and deleted.
    /// </summary>
    public static bool IsAudited(BotEvent entry) => entry.Order is { Symbol.IsLive: true };

    /// <summary>The id follows from the event, so that it is written once however often it is told.</summary>
    public static AuditRecord Of(BotEvent entry)
    {
        var order = entry.Order!;
        return new AuditRecord(
            entry.Bot.Tenant,
            $"bot-event:{entry.Bot.Name}/{entry.Sequence}",
            entry.Time,
            AuditCategory.Trading,
            ActionOf(order.State),
            order.State is OrderState.Denied or OrderState.Rejected ? AuditOutcome.Refused : AuditOutcome.Accepted,
            $"bot:{entry.Bot}")
        {
            Subject = order.Id,
            Reason = entry.ReasonText.Length == 0 ? entry.ReasonCode : $"{entry.ReasonCode}: {entry.ReasonText}",
            After = AuditDocument.Of(new { entry.Strategy, entry.Regime, Order = order, entry.Fill }, Json),
        };
    }

    private static string ActionOf(OrderState state) => state switch
    {
        OrderState.PendingNew => "order.placed",
        OrderState.PartiallyFilled => "order.partiallyFilled",
        OrderState.Filled => "order.filled",
        OrderState.Cancelled => "order.cancelled",
        OrderState.Rejected => "order.rejected",
        OrderState.Denied => "order.denied",
        OrderState.OutcomeUnknown => "order.outcomeUnknown",
        _ => "order.changed",
    };
}
