using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Aetherion.Domain.Venues.Orders;

/// <summary>What user streams brought, so that nothing disappears unnoticed.</summary>
/// <param name="unknown">Where what is not known is counted; streams of one venue may share it.</param>
public sealed class UserStreamCounters(UnknownNames unknown)
{
    /// <summary>Messages that could not be read.</summary>
    public long MalformedCount { get; private set; }

    /// <summary>Messages that were read, unknown ones included.</summary>
    public long ReadCount { get; private set; }

    /// <summary>How often each event, field and word was met that is not known here.</summary>
    public UnknownNames Unknown { get; } = unknown;

    /// <summary>Reads a message and counts it; false when it could not be read.</summary>
    internal bool TryRead(
        ReadOnlyMemory<byte> message, Func<JsonElement, UserEvent> read, [NotNullWhen(true)] out UserEvent? userEvent)
    {
        if (!OrderJson.TryRead(message, read, out userEvent))
        {
            MalformedCount++;
            return false;
        }
        ReadCount++;
        return true;
    }
}
