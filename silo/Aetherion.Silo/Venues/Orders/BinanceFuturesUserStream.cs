using System.Collections.Immutable;
using Aetherion.Domain.Venues.Orders;
using Aetherion.Domain.Venues.Orders.Binance;

namespace Aetherion.Silo.Venues.Orders;

/// <summary>
/// The user stream of Binance futures: a key that lasts an hour and is extended; one that the venue does not know any more
/// has the stream opened anew, with another.
/// </summary>
internal sealed class BinanceFuturesUserStream(UserStreamContext context) : IUserStreamConnection
{
    public IUserStreamReader Reader { get; } = new BinanceUserStreamReader(context.Unknown);

    public async Task<string?> FindPathAsync(CancellationToken cancellationToken)
    {
        var answer = await context.Send(BinanceFuturesOrders.StartUserStream(), cancellationToken);
        var key = answer is { IsSuccess: true } found ? BinanceUserStreams.ReadListenKey(found.Body) : null;
        return key is null ? null : BinanceUserStreams.FuturesPath(key);
    }

    public Task<ImmutableArray<string>> HelloAsync(CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<string>>([]);

    public bool IsRefusal(ReadOnlyMemory<byte> message) => false;

    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(context.Options.ListenKeyInterval, context.Time, cancellationToken);
            var answer = await context.Send(BinanceFuturesOrders.KeepUserStream(), cancellationToken);
            // No answer proves nothing; a refusal says that the key is gone.
            if (answer is { Status: >= 400 and < 500 })
                return;
        }
    }
}
