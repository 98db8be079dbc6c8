using System.Buffers;
using Aetherion.Domain.Venues.Sessions;

namespace Aetherion.Silo.Venues;

/// <summary>An input on its way to the session, with bytes that are used again afterwards.</summary>
/// <param name="Buffer">Of the shared pool where it is not empty.</param>
internal readonly record struct PendingInput(
    VenueInputKind Kind, int Connection, string Target, int Status, byte[] Buffer, int Length, DateTime ReceivedTime)
{
    public static PendingInput Of(
        VenueInputKind kind, DateTime receivedTime, int connection = 0, string target = "", int status = 0) =>
        new(kind, connection, target, status, [], 0, receivedTime);

    public static PendingInput OfWanted(string symbol, VenueStart start, DateTime receivedTime)
    {
        var payload = start.ToPayload();
        var buffer = ArrayPool<byte>.Shared.Rent(payload.Length);
        payload.CopyTo(buffer, 0);
        return new PendingInput(VenueInputKind.Wanted, 0, symbol, 0, buffer, payload.Length, receivedTime);
    }

    public VenueInput ToInput(long sequence, DateTime receivedTime) =>
        new(sequence, receivedTime, Kind, Connection, Target, Status, Buffer.AsMemory(0, Length));

    public void Release()
    {
        if (Buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(Buffer);
    }
}
