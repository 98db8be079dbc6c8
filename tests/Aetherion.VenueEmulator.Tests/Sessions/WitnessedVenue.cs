using Aetherion.VenueEmulator.Core;

namespace Aetherion.VenueEmulator.Tests.Sessions;

/// <summary>
/// Remembers what a venue really said, so that a frame or an answer that was damaged on its way can be told. It stands
/// between the venue and its faults.
/// </summary>
internal sealed class WitnessedVenue(IEmulatedVenue venue) : IEmulatedVenue
{
    private readonly HashSet<string> _said = [];

    public DateTime? NextTime => venue.NextTime;

    public TimeSpan ClockSkew
    {
        get => venue.ClockSkew;
        set => venue.ClockSkew = value;
    }

    public bool WasSaid(ReadOnlySpan<byte> payload) => _said.Contains(Key(payload));

    public void Advance(DateTime now) => venue.Advance(now);

    public VenueReply Handle(VenueRequest request, DateTime now)
    {
        var reply = venue.Handle(request, now);
        _said.Add(Key(reply.Body.Span));
        return reply;
    }

    public bool IsOrder(VenueRequest request) => venue.IsOrder(request);

    public VenueReply Unavailable() => venue.Unavailable();

    public VenueReply OutcomeUnknown() => venue.OutcomeUnknown();

    public VenueReply? Open(int connection, VenueRequest request, DateTime now) => venue.Open(connection, request, now);

    public void Receive(int connection, ReadOnlyMemory<byte> text, DateTime now) => venue.Receive(connection, text, now);

    public void Leave(int connection) => venue.Leave(connection);

    public bool TryTake(out VenueOutput output)
    {
        if (!venue.TryTake(out output))
            return false;
        _said.Add(Key(output.Payload.Span));
        return true;
    }

    private static string Key(ReadOnlySpan<byte> payload) => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(payload));
}
