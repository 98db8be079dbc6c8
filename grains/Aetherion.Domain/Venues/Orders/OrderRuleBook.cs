using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Orders;

/// <summary>The rules of a venue's instruments, as one answer of the venue gave them.</summary>
public sealed class OrderRuleBook
{
    private readonly ImmutableDictionary<string, OrderRules> _rules;

    public OrderRuleBook(IEnumerable<OrderRules> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var all = rules.ToImmutableArray();
        // The first of a symbol that comes twice.
        _rules = all.GroupBy(r => r.Symbol, StringComparer.Ordinal)
            .ToImmutableDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        UnknownFilters = all.SelectMany(r => r.UnknownFilters)
            .GroupBy(f => f, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        UnknownStatusCount = all.Count(r => r.Permission == TradingPermission.Unrecognized);
    }

    public int Count => _rules.Count;

    /// <summary>How often each filter that is not known here was met.</summary>
    public ImmutableSortedDictionary<string, int> UnknownFilters { get; }

    /// <summary>Instruments whose status is not known here.</summary>
    public int UnknownStatusCount { get; }

    /// <summary>Instruments that could not be read, whose orders are refused.</summary>
    public int UnreadableCount { get; init; }

    public bool TryGet(string symbol, [NotNullWhen(true)] out OrderRules? rules) =>
        _rules.TryGetValue(symbol, out rules);
}
