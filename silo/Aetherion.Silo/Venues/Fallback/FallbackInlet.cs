using System.Threading.Channels;
using Aetherion.Domain.Venues.Fallback;
using Aetherion.Model;

namespace Aetherion.Silo.Venues.Fallback;

/// <summary>Where one venue tells a symbol that it feeds by turns with others what it has to say.</summary>
internal sealed class FallbackInlet(int source, ChannelWriter<FallbackInput> inputs, TimeProvider time) : IBackPressure
{
    private readonly OverflowWriter<FallbackInput> _writer = new(inputs);

    public bool IsFull => _writer.IsFull;

    public FallbackInput InputOf(in MarketEvent marketEvent) => new(source, marketEvent.ReceivedTime, marketEvent, null);

    public FallbackInput InputOf(Action<FallbackFeed, int, DateTime> action) =>
        new(source, time.GetUtcNow().UtcDateTime, default, action);

    public void Add(in FallbackInput input) => _writer.Add(input);

    public ValueTask DrainAsync(CancellationToken cancellationToken) => _writer.DrainAsync(cancellationToken);
}
