using System.Collections.Immutable;
using Aetherion.Domain.Venues.Orders;
using Aetherion.Domain.Venues.Orders.Weex;

namespace Aetherion.Silo.Venues.Orders;

/// <summary>The private socket of WEEX, whose handshake is signed: orders and executions of all symbols.</summary>
internal sealed class WeexUserStream(UserStreamContext context) : IUserStreamConnection
{
    public IUserStreamReader Reader { get; } = new WeexUserStreamReader(context.Unknown);

    public Task<string?> FindPathAsync(CancellationToken cancellationToken) => Task.FromResult<string?>(WeexUserStreams.Path);

    public async Task<ImmutableArray<KeyValuePair<string, string>>> HeadersAsync(CancellationToken cancellationToken) =>
        WeexUserStreams.Headers(context.Credentials, await context.Moment(cancellationToken));

    public Task<ImmutableArray<string>> HelloAsync(CancellationToken cancellationToken) =>
        Task.FromResult(ImmutableArray.Create(WeexUserStreams.Subscription));

    public bool IsRefusal(ReadOnlyMemory<byte> message) => WeexUserStreams.IsRefusal(message);

    public string? Answer(ReadOnlyMemory<byte> message) => WeexUserStreams.Answer(message);

    public Task KeepAsync(CancellationToken cancellationToken) =>
        Task.Delay(Timeout.InfiniteTimeSpan, context.Time, cancellationToken);
}
