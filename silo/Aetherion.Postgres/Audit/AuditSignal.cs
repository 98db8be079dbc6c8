using System.Threading.Channels;

namespace Aetherion.Postgres;

/// <summary>Says that there is something in the audit's outbox; several calls before it is heard are one.</summary>
public sealed class AuditSignal
{
    private readonly Channel<bool> _channel = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => _channel.Writer.TryWrite(true);

    public async ValueTask WaitAsync(CancellationToken cancellationToken) =>
        await _channel.Reader.ReadAsync(cancellationToken);
}
