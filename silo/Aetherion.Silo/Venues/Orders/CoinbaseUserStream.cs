using System.Collections.Immutable;
using System.Text;
using Aetherion.Domain.Venues.Orders;
using Aetherion.Domain.Venues.Orders.Coinbase;

namespace Aetherion.Silo.Venues.Orders;

/// <summary>The user stream of Coinbase Advanced Trade.</summary>
internal sealed class CoinbaseUserStream(UserStreamContext context) : IUserStreamConnection
{
    public IUserStreamReader Reader { get; } = new CoinbaseUserStreamReader(context.Unknown);

    public Task<string?> FindPathAsync(CancellationToken cancellationToken) => Task.FromResult<string?>("/");

    public async Task<ImmutableArray<string>> HelloAsync(CancellationToken cancellationToken) =>
        CoinbaseUserStreams.Subscriptions(context.Credentials, await context.Moment(cancellationToken));

    public bool IsRefusal(ReadOnlyMemory<byte> message) =>
        Encoding.UTF8.GetString(message.Span).Contains("\"type\":\"error\"", StringComparison.Ordinal);

    public Task KeepAsync(CancellationToken cancellationToken) =>
        Task.Delay(Timeout.InfiniteTimeSpan, context.Time, cancellationToken);
}
