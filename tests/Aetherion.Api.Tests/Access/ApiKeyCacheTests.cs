using System.Net.Sockets;
using Aetherion.Api.Access;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Api.Tests.Access;

public sealed class ApiKeyCacheTests : IDisposable
{
    // More than may read at a time: the last of them wait for the others.
    private const int CallersCount = 20;

    private static readonly StoredApiKey Key = new(
        new ApiKey("local", "known", "n", AccessRole.Viewer, AccessScopes.Read, [], TestData.Start, "test"), []);

    private readonly FakeApiKeyStore _store = new();
    private readonly ApiKeyCache _cache;

    public ApiKeyCacheTests() => _cache = new ApiKeyCache(_store, new QuickTime(), NullLogger<ApiKeyCache>.Instance);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_waits_longer_than_the_bound_for_a_store_that_hangs_and_it_is_read_again_when_it_answers()
    {
        var hung = new TaskCompletionSource();
        _store.Release = hung.Task;
        Task[] reads = [.. Enumerable.Range(0, CallersCount).Select(i => _cache.ReadAsync($"k{i}", Cancel))];

        foreach (var read in reads)
            await Should.ThrowAsync<TimeoutException>(() => read.WaitAsync(TimeSpan.FromSeconds(10), Cancel));

        _store.ReadCount.ShouldBeLessThan(CallersCount);
        _store.Release = Task.CompletedTask;
        hung.SetResult();
        using var patient = new ApiKeyCache(_store, TimeProvider.System, NullLogger<ApiKeyCache>.Instance);
        (await patient.ReadAsync("none", Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task It_goes_on_after_whatever_a_refresh_has_thrown()
    {
        await _store.AddAsync(Key, 1, Cancel);
        await _cache.ReadAsync(Key.Key.Id, Cancel);
        var again = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var refreshes = 0;
        _store.OnFind = () =>
        {
            if (Interlocked.Increment(ref refreshes) == 1)
                throw new SocketException((int)SocketError.TooManyOpenSockets);
            again.TrySetResult();
        };

        await _cache.StartAsync(Cancel);

        (await Task.WhenAny(again.Task, _cache.ExecuteTask!)).ShouldBe(again.Task);
        await _cache.StopAsync(Cancel);
    }

    public void Dispose() => _cache.Dispose();
}
