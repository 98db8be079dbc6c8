using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Webhooks;

/// <summary>What is sent: the same names and values as the subscriptions give.</summary>
internal static class WebhookMessages
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
    };

    /// <summary>The same on every try, so that a receiver knows a repetition.</summary>
    public static string IdOf(WebhookEvent entry) =>
        string.Create(CultureInfo.InvariantCulture, $"{entry.Stream}#{entry.Sequence}");

    public static string Write(IInstrumentCatalog catalog, WebhookEvent entry)
    {
        var data = entry switch
        {
            { Transition: { } transition } => Of(transition),
            { BotEvent: { } bot } => Of(catalog, bot),
            { ModelEvent: { } model } => Of(model),
            _ => throw new InvalidOperationException($"The event {IdOf(entry)} is empty."),
        };
        return JsonSerializer.Serialize(
            new { type = TypeOf(entry.Topic), entry.Stream, Sequence = Text(entry.Sequence), data }, Json);
    }

    public static string TypeOf(WebhookTopic topic) => JsonNamingPolicy.CamelCase.ConvertName(topic.ToString());

    private static object Of(RegimeTransition transition) => new
    {
        DecisionId = NodeIds.OfTransition(transition),
        InstrumentId = transition.Key.Symbol.Instrument.ToString(),
        transition.Key.Timeframe,
        transition.Previous,
        transition.Current,
        transition.Confidence,
        transition.BarCloseTime,
        transition.ReasonCode,
        transition.ModelVersion,
    };

    private static object Of(IInstrumentCatalog catalog, BotEvent entry) => new
    {
        BotId = entry.Bot.ToString(),
        entry.Time,
        entry.Kind,
        entry.Status,
        entry.Regime,
        entry.Strategy,
        entry.ReasonCode,
        entry.ReasonText,
        Order = entry.Order is { } order && catalog.TryGet(order.Symbol.Instrument, out var traded)
            ? Of(traded, order)
            : null,
        Fill = entry.Fill is { } fill && catalog.TryGet(fill.Symbol.Instrument, out var filled)
            ? Of(filled, entry.Bot, fill)
            : null,
    };

    private static object Of(Instrument instrument, Order order) => new
    {
        Id = NodeIds.OfOrder(order.Bot, order.Id),
        InstrumentId = instrument.Id.ToString(),
        order.Side,
        order.State,
        Quantity = Text(instrument.ToDecimal(order.Quantity)),
        FilledQuantity = Text(instrument.ToDecimal(order.FilledQuantity)),
        AveragePrice = order.AveragePrice is { } price ? Text(price) : null,
        Fee = Text(order.Fee),
    };

    private static object Of(Instrument instrument, TenantKey bot, Fill fill) => new
    {
        Id = NodeIds.OfFill(bot, fill.Id),
        fill.Side,
        Price = Text(instrument.ToDecimal(fill.Price)),
        Quantity = Text(instrument.ToDecimal(fill.Quantity)),
        Fee = Text(fill.Fee),
        fill.Time,
    };

    private static object Of(ModelEvent entry) => new
    {
        entry.Time,
        entry.Kind,
        Scope = entry.Scope.ToString(),
        entry.Version,
        entry.PreviousVersion,
        entry.Actor,
        entry.Reason,
    };

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
