using System.Collections.Concurrent;
using System.Net;

namespace Aetherion.Silo.Tests.Venues.Orders;

/// <summary>Answers when the test says so; until then requests hang, and give up when they are told to.</summary>
internal sealed class SlowHandler : HttpMessageHandler
{
    private readonly SemaphoreSlim _asked = new(0);
    private readonly ConcurrentQueue<TaskCompletionSource<HttpResponseMessage>> _waiting = new();
    private int _count;

    /// <summary>How many requests came.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Waits for the next request.</summary>
    public async Task UntilAskedAsync() =>
        (await _asked.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).ShouldBeTrue("a request came");

    /// <summary>Answers the oldest request that waits.</summary>
    public void Answer(HttpStatusCode status, string body = "")
    {
        _waiting.TryDequeue(out var request).ShouldBeTrue();
        request!.TrySetResult(new HttpResponseMessage(status) { Content = new StringContent(body) });
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        TaskCompletionSource<HttpResponseMessage> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue(answer);
        Interlocked.Increment(ref _count);
        _asked.Release();
        return answer.Task.WaitAsync(cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        _asked.Dispose();
        base.Dispose(disposing);
    }
}
