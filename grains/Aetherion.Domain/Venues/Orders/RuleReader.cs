using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Aetherion.Domain.Venues.Orders;

/// <summary>Reads the list of a venue's instruments: what cannot be read of one costs that one, not the others.</summary>
internal static class RuleReader
{
    public static bool TryRead(
        ReadOnlyMemory<byte> json,
        string list,
        Func<JsonElement, OrderRules> read,
        [NotNullWhen(true)] out OrderRuleBook? book) =>
        OrderJson.TryRead(json, root => Read(root.Child(list), read), out book);

    private static OrderRuleBook Read(JsonElement list, Func<JsonElement, OrderRules> read)
    {
        List<OrderRules> rules = [];
        var unreadable = 0;
        foreach (var item in list.EnumerateArray())
        {
            try
            {
                rules.Add(read(item));
            }
            catch (Exception e) when (e is FormatException or InvalidOperationException or OverflowException)
            {
                unreadable++;
            }
        }
        return new OrderRuleBook(rules) { UnreadableCount = unreadable };
    }
}
