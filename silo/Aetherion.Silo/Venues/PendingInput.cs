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
        return Of(VenueInputKind.Wanted, symbol, start.ToPayload(), receivedTime);
    }

    public static PendingInput OfBotCommand(ReadOnlySpan<byte> payload, DateTime receivedTime) =>
        Of(VenueInputKind.BotCommand, "", payload, receivedTime);

    private static PendingInput Of(VenueInputKind kind, string target, ReadOnlySpan<byte> payload, DateTime receivedTime)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(payload.Length);
        payload.CopyTo(buffer);
        return new PendingInput(kind, 0, target, 0, buffer, payload.Length, receivedTime);
    }

    public VenueInput ToInput(long sequence, DateTime receivedTime) =>
        new(sequence, receivedTime, Kind, Connection, Target, Status, Buffer.AsMemory(0, Length));

    public void Release()
    {
        if (Buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(Buffer);
    }
}
