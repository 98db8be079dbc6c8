using System.Globalization;
using System.Text;
using Aetherion.VenueEmulator.Core;

namespace Aetherion.VenueEmulator.Tests.Faults;

/// <summary>A venue that sends the numbers from 1 on, one each 10 ms, to each connection, and counts what it is asked.</summary>
internal sealed class CountingVenue(DateTime start) : IEmulatedVenue
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    private readonly Queue<VenueOutput> _outputs = new();
    private readonly HashSet<int> _connections = [];
    private DateTime _next = start + Step;
    private int _number;

    public int Orders { get; private set; }

    public List<DateTime> Advances { get; } = [];

    public DateTime? NextTime => _next;

    public TimeSpan ClockSkew { get; set; }

    public void Advance(DateTime now)
    {
        Advances.Add(now);
        for (; _next <= now; _next += Step)
        {
            _number++;
            foreach (var connection in _connections)
                _outputs.Enqueue(new VenueOutput(connection, VenueOutputKind.Frame, Text(_number), "numbers"));
        }
    }

    public VenueReply Handle(VenueRequest request, DateTime now)
    {
        Orders += IsOrder(request) ? 1 : 0;
        return VenueReply.Of(200, """{"isWell":true}""");
    }

    public bool IsOrder(VenueRequest request) => request.Path == "/order";

    public VenueReply Unavailable() => VenueReply.Of(503, "closed");

    public VenueReply OutcomeUnknown() => VenueReply.Of(503, "unknown");

    public VenueReply? Open(int connection, VenueRequest request, DateTime now)
    {
        _connections.Add(connection);
        return null;
    }

    public void Receive(int connection, ReadOnlyMemory<byte> text, DateTime now) =>
        _outputs.Enqueue(new VenueOutput(connection, VenueOutputKind.Frame, text));

    public void Leave(int connection) => _connections.Remove(connection);

    public bool TryTake(out VenueOutput output) => _outputs.TryDequeue(out output);

    private static byte[] Text(int number) => Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture));
}
