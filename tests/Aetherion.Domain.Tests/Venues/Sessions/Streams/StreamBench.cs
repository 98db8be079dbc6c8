using System.Text;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Domain.Venues.Sessions.Streams;

namespace Aetherion.Domain.Tests.Venues.Sessions.Streams;

/// <summary>A session under a time that moves when it is told to, and a venue that says what the test says.</summary>
internal sealed class StreamBench
{
    private int _inputs;

    public StreamBench(IStreamVenue venue, VenueSessionOptions? options = null) =>
        Session = new StreamSession(venue, options ?? new VenueSessionOptions { Backfill = TimeSpan.Zero }, Sink);

    /// <param name="now">When it begins.</param>
    public StreamBench(IStreamVenue venue, DateTime now)
        : this(venue) => Now = now;

    public SessionSink Sink { get; } = new();

    public StreamSession Session { get; }

    public DateTime Now { get; private set; } = Utc.At(2026, 1, 5, 12, 0);

    public VenueFeed FeedOf(string symbol) => Session.Symbols[symbol].Feed;

    public IEnumerable<string> Sent(int connection) => Sink.Commands
        .Where(command => command.Kind == VenueCommandKind.Send && command.Number == connection)
        .Select(command => command.Text);

    public VenueCommand Last(VenueCommandKind kind, string part = "") => Sink.Commands.Last(
        command => command.Kind == kind && command.Text.Contains(part, StringComparison.Ordinal));

    public int CountOf(VenueCommandKind kind, string part = "") => Sink.Commands.Count(
        command => command.Kind == kind && command.Text.Contains(part, StringComparison.Ordinal));

    public void Put(VenueInputKind kind, int connection = 0, string target = "", int status = 0, string payload = "") =>
        Session.Handle(new VenueInput(++_inputs, Now, kind, connection, target, status, Encoding.UTF8.GetBytes(payload)));

    public void Want(string symbol, VenueStart start = default) =>
        Put(VenueInputKind.Wanted, 0, symbol, 0, Encoding.ASCII.GetString(start.ToPayload()));

    public void Frame(int connection, string frame) => Put(VenueInputKind.Frame, connection, payload: frame);

    /// <summary>Lets time go by, with the clock's inputs.</summary>
    public void Wait(TimeSpan time)
    {
        var end = Now + time;
        while (Now < end)
        {
            Now += TimeSpan.FromMilliseconds(100);
            Put(VenueInputKind.Clock);
        }
    }

    /// <summary>Answers the last request of a kind.</summary>
    public void Answer(string part, string payload, int status = 200)
    {
        var request = Last(VenueCommandKind.Request, part);
        Put(VenueInputKind.Reply, request.Number, request.Text, status, payload);
    }

    public int OpenLast()
    {
        var open = Last(VenueCommandKind.Open);
        Put(VenueInputKind.Opened, open.Number, open.Text);
        return open.Number;
    }
}
