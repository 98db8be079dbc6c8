using System.Collections.Concurrent;
using Aetherion.VenueEmulator.Core;

namespace Aetherion.VenueEmulator.Tests.Sessions;

/// <summary>
/// Remembers what a venue really said, so that a frame or an answer that was damaged on its way can be told. It stands
/// between the venue and its faults. It also sees which orders came in, whether or not a fault kept them from being carried out.
/// </summary>
internal sealed class WitnessedVenue(IEmulatedVenue venue) : IEmulatedVenue
{
    private readonly HashSet<string> _said = [];

    /// <summary>Requests that reached the venue, in order; those that a fault of orders kept off are not among them.</summary>
    public ConcurrentQueue<VenueRequest> Requests { get; } = new();

    /// <summary>New orders that came in, carried out or not.</summary>
    public ConcurrentQueue<VenueRequest> NewOrders { get; } = new();

    /// <summary>Called when a new order comes in, before it can be carried out.</summary>
    public Action Arrived { get; set; } = () => { };

    /// <summary>Called when a new order was carried out or refused, before anybody hears of it.</summary>
    public Action Answered { get; set; } = () => { };

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
        Requests.Enqueue(request);
        var reply = venue.Handle(request, now);
        _said.Add(Key(reply.Body.Span));
        if (IsNewOrder(request))
            Answered();
        return reply;
    }

    public bool IsOrder(VenueRequest request)
    {
        var isOrder = venue.IsOrder(request);
        if (isOrder && IsNewOrder(request))
        {
            NewOrders.Enqueue(request);
            Arrived();
        }
        return isOrder;
    }

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

    private static bool IsNewOrder(VenueRequest request) =>
        request.Method == "POST" && request.Path.EndsWith("/order", StringComparison.Ordinal);

    private static string Key(ReadOnlySpan<byte> payload) => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(payload));
}
