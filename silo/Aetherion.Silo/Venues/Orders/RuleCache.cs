using System.Collections.Concurrent;
using Aetherion.Domain.Venues.Orders;

namespace Aetherion.Silo.Venues.Orders;

/// <summary>The rules of a venue's instruments, asked for again when they are old; old ones serve while it fails.</summary>
internal sealed class RuleCache(OrderVenue venue, OrderHttp http, OrderGatewayOptions options, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, (OrderRules Rules, DateTimeOffset Time)> _rules = new();

    public async Task<OrderRules?> FindAsync(string symbol, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_rules.TryGetValue(symbol, out var known) && now - known.Time < options.RulesLifetime)
            return known.Rules;
        var request = venue.Protocol.Rules(symbol);
        if (!await http.TakeAsync(request, now.UtcDateTime + options.RequestTimeout, cancellationToken))
            return known.Rules;
        var (answer, _) = await http.SendAsync(SignedRequest.Plain(request), cancellationToken);
        if (answer is not { IsSuccess: true } found || !venue.Protocol.TryReadRules(found.Body, out var book)
            || !book.TryGet(symbol, out var rules))
            return known.Rules;
        _rules[symbol] = (rules, now);
        return rules;
    }
}
