using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Aetherion.Api.Tests.Webhooks;

/// <summary>A receiver on a real socket that keeps what it was sent and answers as the test says.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedEvent> _received = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _arrivals = new();

    private WebhookReceiver(WebApplication app) => _app = app;

    public Uri Url => new(new Uri(_app.Urls.Single()), "/hook");

    public IReadOnlyList<ReceivedEvent> Received => [.. _received];

    /// <summary>The status of each answer.</summary>
    public Func<ReceivedEvent, int> Answer { get; set; } = _ => StatusCodes.Status200OK;

    /// <summary>What each answer waits for.</summary>
    public Task Release { get; set; } = Task.CompletedTask;

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new WebhookReceiver(builder.Build());
        receiver._app.MapPost("/hook", receiver.ReceiveAsync);
        await receiver._app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <summary>Waits until an event has come.</summary>
    public Task UntilAsync(string id, TimeSpan timeout)
    {
        var arrival = _arrivals.GetOrAdd(
            id, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        if (_received.Any(received => received.Id == id))
            arrival.TrySetResult();
        return arrival.Task.WaitAsync(timeout, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var received = new ReceivedEvent(
            context.Request.Headers["webhook-id"].ToString(),
            context.Request.Headers["webhook-timestamp"].ToString(),
            context.Request.Headers["webhook-signature"].ToString(),
            await reader.ReadToEndAsync(context.RequestAborted));
        _received.Enqueue(received);
        if (_arrivals.TryGetValue(received.Id, out var arrival))
            arrival.TrySetResult();
        await Release.WaitAsync(context.RequestAborted);
        context.Response.StatusCode = Answer(received);
        if (context.Response.StatusCode == StatusCodes.Status302Found)
            context.Response.Headers.Location = "/hook";
    }
}
