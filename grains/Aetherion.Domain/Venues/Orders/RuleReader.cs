using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Aetherion.Domain.Venues.Orders;

/// <summary>Reads the list of a venue's instruments: what cannot be read of one costs that one, not the others.</summary>
internal static class RuleReader
{
    private const string Answer = "instruments";
    private const string Item = "instrument";

    public static bool TryRead(
        ReadOnlyMemory<byte> json,
        string list,
        InstrumentFields fields,
        UnknownNames unknown,
        Func<JsonElement, OrderRules> read,
        [NotNullWhen(true)] out OrderRuleBook? book) =>
        OrderJson.TryRead(
            json,
            root =>
            {
                unknown.CheckFields(Answer, root, fields.Answer);
                return Read(root.Child(list), fields, unknown, read);
            },
            out book);

    private static OrderRuleBook Read(
        JsonElement list, InstrumentFields fields, UnknownNames unknown, Func<JsonElement, OrderRules> read)
    {
        List<OrderRules> rules = [];
        var unreadable = 0;
        foreach (var item in list.EnumerateArray())
        {
            try
            {
                unknown.CheckFields(Item, item, fields.Instrument);
                rules.Add(read(item));
            }
            catch (Exception e) when (e is FormatException or InvalidOperationException or OverflowException)
            {
                unreadable++;
                unknown.AddWord("unreadable instrument", NameOf(item, fields.Name));
            }
        }
        return new OrderRuleBook(rules) { UnreadableCount = unreadable };
    }

    private static string NameOf(JsonElement item, string field)
    {
        try
        {
            return item.ValueKind == JsonValueKind.Object && item.TryGetProperty(field, out var name) && name.ValueKind == JsonValueKind.String
                ? name.GetString()!
                : "";
        }
        catch (InvalidOperationException)
        {
            return UnknownNames.UnreadableName;
        }
    }
}
