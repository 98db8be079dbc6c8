using System.Threading.Channels;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.GrainHost.Tests;
using Aetherion.Model;
using Aetherion.Silo.Tests.Venues.Orders;
using Aetherion.Silo.Venues;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Silo.Tests.Venues;

/// <summary>Each request of a session is answered, whatever fails on its way.</summary>
public sealed class VenueRestTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FakeBudget _budget = new();
    private readonly ManualTimeProvider _time = new();
    private readonly Channel<PendingInput> _inputs = Channel.CreateUnbounded<PendingInput>();
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _client = new(
        new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.All });

    public void Dispose()
    {
        _client.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task A_request_whose_budget_does_not_answer_is_made_when_it_does()
    {
        await using var venue = await MiniVenue.StartAsync();
        venue.Answer = _ => (200, "{}");
        var failures = 10;
        _budget.BeforeTake = () =>
        {
            if (failures-- > 0)
                throw new TimeoutException();
        };
        using var rest = Create(venue);
        var running = rest.RunAsync(_stop.Token);
        rest.Add(Ask(1));

        (await AnswerAsync()).ShouldBe((VenueInputKind.Reply, 1, 200));
        await StopAsync(running);
    }

    [Fact]
    public async Task A_refusal_that_the_budget_cannot_take_is_an_answer_all_the_same()
    {
        await using var venue = await MiniVenue.StartAsync();
        venue.Answer = _ => (429, "{}");
        _budget.BeforeTelling = () => throw new TimeoutException();
        using var rest = Create(venue);
        var running = rest.RunAsync(_stop.Token);
        for (var number = 1; number <= 5; number++)
        {
            rest.Add(Ask(number));
            (await AnswerAsync()).ShouldBe((VenueInputKind.Reply, number, 429));
        }
        await StopAsync(running);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_unpacked_is_none_and_others_come_after_it()
    {
        await using var venue = await MiniVenue.StartAsync();
        venue.Answer = request =>
        {
            request.HttpContext.Response.Headers.ContentEncoding = "gzip";
            return (200, "this is not packed");
        };
        using var rest = Create(venue);
        var running = rest.RunAsync(_stop.Token);
        for (var number = 1; number <= 5; number++)
        {
            rest.Add(Ask(number));
            (await AnswerAsync()).ShouldBe((VenueInputKind.Failed, number, 0));
        }
        venue.Answer = _ => (200, "{}");
        rest.Add(Ask(6));
        (await AnswerAsync()).ShouldBe((VenueInputKind.Reply, 6, 200));
        await StopAsync(running);
    }

    private static VenueCommand Ask(int number) =>
        new(VenueCommandKind.Request, number, "GET /api/v3/depth", 1, VenueRequestPriority.MarketData);

    private VenueRest Create(MiniVenue venue)
    {
        VenueFeedOptions options = new() { Endpoint = VenueEndpoint.Of(venue.Address) };
        return new VenueRest("binance", _client, options, _budget, _inputs.Writer, _time, NullLogger.Instance);
    }

    /// <summary>The next answer; until it is there, time goes on.</summary>
    private async Task<(VenueInputKind Kind, int Number, int Status)> AnswerAsync()
    {
        var begin = TimeProvider.System.GetTimestamp();
        PendingInput input;
        while (!_inputs.Reader.TryRead(out input))
        {
            if (TimeProvider.System.GetElapsedTime(begin) > Patience)
                throw new TimeoutException($"Waited {Patience} for an answer.");
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }
        input.Release();
        return (input.Kind, input.Connection, input.Status);
    }

    private async Task StopAsync(Task running)
    {
        await _stop.CancelAsync();
        await running.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }
}
