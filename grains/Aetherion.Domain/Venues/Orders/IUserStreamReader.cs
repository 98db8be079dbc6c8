using System.Diagnostics.CodeAnalysis;

namespace Aetherion.Domain.Venues.Orders;

/// <summary>Reads the messages of a venue's user stream, and counts what it does not know.</summary>
public interface IUserStreamReader
{
    UserStreamCounters Counters { get; }

    /// <summary>False when the message is malformed; then it is counted, and nothing of it may be used.</summary>
    bool TryRead(ReadOnlyMemory<byte> message, [NotNullWhen(true)] out UserEvent? userEvent);
}
