using System.Collections.Immutable;
using System.Text;
using Aetherion.Domain.Venues.Orders;
using Aetherion.Domain.Venues.Orders.Coinbase;

namespace Aetherion.Silo.Venues.Orders;

/// <summary>The user channel of Coinbase Exchange, for all products that the venue names.</summary>
internal sealed class CoinbaseExchangeUserStream(UserStreamContext context) : IUserStreamConnection
{
    private ImmutableArray<string> _products = [];

    public IUserStreamReader Reader { get; } = new CoinbaseExchangeUserStreamReader(context.Unknown);

    public async Task<string?> FindPathAsync(CancellationToken cancellationToken)
    {
        var answer = await context.Send(CoinbaseExchangeUserStreams.Products(), cancellationToken);
        _products = answer is { IsSuccess: true } found ? CoinbaseExchangeUserStreams.ReadProducts(found.Body) : [];
        return _products.IsEmpty ? null : "/";
    }

    public async Task<ImmutableArray<string>> HelloAsync(CancellationToken cancellationToken) =>
        [CoinbaseExchangeUserStreams.Subscription(_products, context.Credentials, await context.Moment(cancellationToken))];

    public bool IsRefusal(ReadOnlyMemory<byte> message) =>
        Encoding.UTF8.GetString(message.Span).Contains("\"type\":\"error\"", StringComparison.Ordinal);

    public Task KeepAsync(CancellationToken cancellationToken) =>
        Task.Delay(Timeout.InfiniteTimeSpan, context.Time, cancellationToken);
}
