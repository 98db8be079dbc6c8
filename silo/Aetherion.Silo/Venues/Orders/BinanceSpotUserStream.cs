using System.Collections.Immutable;
using Aetherion.Domain.Venues.Orders;
using Aetherion.Domain.Venues.Orders.Binance;

namespace Aetherion.Silo.Venues.Orders;

/// <summary>The user stream of Binance spot: a subscription with a signature on the WebSocket API.</summary>
internal sealed class BinanceSpotUserStream(UserStreamContext context) : IUserStreamConnection
{
    public IUserStreamReader Reader { get; } = new BinanceUserStreamReader(context.Unknown);

    public Task<string?> FindPathAsync(CancellationToken cancellationToken) =>
        Task.FromResult<string?>(BinanceUserStreams.SpotPath);

    public async Task<ImmutableArray<string>> HelloAsync(CancellationToken cancellationToken) =>
        [BinanceUserStreams.SpotSubscription(context.Credentials, await context.Moment(cancellationToken))];

    public bool IsRefusal(ReadOnlyMemory<byte> message) => BinanceUserStreams.IsRefusal(message);

    public Task KeepAsync(CancellationToken cancellationToken) =>
        Task.Delay(Timeout.InfiniteTimeSpan, context.Time, cancellationToken);
}
