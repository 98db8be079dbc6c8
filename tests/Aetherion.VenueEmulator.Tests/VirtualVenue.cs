using System.Text;
using System.Text.Json;
using Aetherion.VenueEmulator.Core;

namespace Aetherion.VenueEmulator.Tests;

/// <summary>A venue under virtual time: it jumps from one thing to the next.</summary>
internal sealed class VirtualVenue(IEmulatedVenue venue, DateTime start)
{
    private int _lastConnection;

    public DateTime Now { get; private set; } = start;

    public IEmulatedVenue Venue => venue;

    /// <summary>What the venue sent and nobody took yet.</summary>
    public Queue<VenueOutput> Outputs { get; } = new();

    public int Open(string path, string query = "")
    {
        venue.Open(++_lastConnection, VenueRequest.Get(path, query), Now).ShouldBeNull();
        return _lastConnection;
    }

    public void Send(int connection, string text)
    {
        venue.Receive(connection, Encoding.UTF8.GetBytes(text), Now);
        Collect();
    }

    public VenueReply Handle(VenueRequest request)
    {
        var reply = venue.Handle(request, Now);
        Collect();
        return reply;
    }

    public VenueReply Get(string path, string query = "") => Handle(VenueRequest.Get(path, query));

    public JsonElement GetJson(string path, string query = "")
    {
        var reply = Get(path, query);
        reply.Status.ShouldBe(200, reply.Text);
        return JsonDocument.Parse(reply.Body).RootElement;
    }

    /// <summary>Lets time pass, one thing after the other.</summary>
    public void Pass(TimeSpan time)
    {
        var end = Now + time;
        while (venue.NextTime is { } next && next <= end)
        {
            Now = next > Now ? next : Now;
            venue.Advance(Now);
            Collect();
        }
        Now = end;
        venue.Advance(Now);
        Collect();
    }

    /// <summary>The frames so far, which are taken.</summary>
    public List<JsonElement> TakeFrames(int? connection = null)
    {
        var frames = Outputs.Where(output => output.Kind == VenueOutputKind.Frame && output.Connection == (connection ?? output.Connection))
            .Select(output => JsonDocument.Parse(output.Payload).RootElement).ToList();
        Outputs.Clear();
        return frames;
    }

    private void Collect()
    {
        while (venue.TryTake(out var output))
            Outputs.Enqueue(output);
    }
}
