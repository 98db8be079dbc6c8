using System.Collections.Concurrent;
using Aetherion.Domain.Venues.Orders;
using Aetherion.Silo.Telemetry;
using Microsoft.Extensions.Logging;

namespace Aetherion.Silo.Venues.Orders;

/// <summary>The rules of a venue's instruments, asked for again when they are old; old ones serve while it fails.</summary>
internal sealed class RuleCache(OrderVenue venue, OrderHttp http, OrderGatewayOptions options, TimeProvider time, ILogger logger)
{
    /// <summary>The most names of what is not understood that are told of.</summary>
    private const int NamesMax = 64;

    private readonly ConcurrentDictionary<string, (OrderRules Rules, DateTimeOffset Time)> _rules = new();
    private readonly ConcurrentDictionary<string, bool> _toldNames = new(StringComparer.Ordinal);

    public async Task<OrderRules?> FindAsync(string symbol, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_rules.TryGetValue(symbol, out var known) && now - known.Time < options.RulesLifetime)
            return known.Rules;
        var request = venue.Protocol.Rules(symbol);
        if (!await http.TakeAsync(request, now.UtcDateTime + options.RequestTimeout, cancellationToken))
            return known.Rules;
        var (answer, _) = await http.SendAsync(SignedRequest.Plain(request), cancellationToken);
        if (answer is not { IsSuccess: true } found || !venue.Protocol.TryReadRules(found.Body, out var book))
            return known.Rules;
        Tell(book);
        if (!book.TryGet(symbol, out var rules))
            return known.Rules;
        _rules[symbol] = (rules, now);
        return rules;
    }

    /// <summary>Says once what the venue's rules have that is not understood.</summary>
    private void Tell(OrderRuleBook book)
    {
        foreach (var name in book.Unknown)
        {
            if (_toldNames.Count < NamesMax && _toldNames.TryAdd(name, true))
                logger.VenueRuleUnknown(venue.Name, name);
        }
    }
}
