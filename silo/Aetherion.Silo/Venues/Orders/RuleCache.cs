using System.Collections.Concurrent;
using Aetherion.Domain.Venues.Orders;

namespace Aetherion.Silo.Venues.Orders;

/// <summary>
/// The rules of a venue's instruments. Known ones serve at once and are asked for again beside that when they are old; an order waits for
/// them only where there are none or very old ones, and not for long. Old ones serve while the venue is away.
/// </summary>
internal sealed class RuleCache(OrderVenue venue, OrderHttp http, OrderGatewayOptions options, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, (OrderRules Rules, DateTimeOffset Time)> _rules = new();
    private readonly ConcurrentDictionary<string, SharedAttempt> _attempts = new();

    public async Task<OrderRules?> FindAsync(string symbol, CancellationToken cancellationToken)
    {
        var age = _rules.TryGetValue(symbol, out var known) ? time.GetUtcNow() - known.Time : TimeSpan.MaxValue;
        if (age < options.RulesLifetime)
            return known.Rules;
        var attempt = _attempts.GetOrAdd(symbol, name => new SharedAttempt(() => AskAsync(name), time));
        if (age < options.RulesAgeMax)
            _ = attempt.Begin();
        else
            await attempt.WaitAsync(cancellationToken);
        return _rules.TryGetValue(symbol, out var found) ? found.Rules : null;
    }

    private async Task<bool> AskAsync(string symbol)
    {
        var request = venue.Protocol.Rules(symbol);
        if (!await http.TakeAsync(request, time.GetUtcNow().UtcDateTime + options.RequestTimeout, CancellationToken.None))
            return false;
        var (answer, _) = await http.SendAsync(SignedRequest.Plain(request), CancellationToken.None);
        if (answer is not { IsSuccess: true } found || !venue.Protocol.TryReadRules(found.Body, out var book)
            || !book.TryGet(symbol, out var rules))
            return false;
        _rules[symbol] = (rules, time.GetUtcNow());
        return true;
    }
}
