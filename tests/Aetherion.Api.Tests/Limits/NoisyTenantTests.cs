using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Aetherion.Api.Access;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Api.Tests.Limits;

public sealed class NoisyTenantTests
{
    private const int QuietRequests = 400;
    private const int NoisyConnections = 16;
    private const int NoisyPlan = 600;

    /// <summary>How many times slower the quiet tenant may become at the 99th percentile, and in all.</summary>
    private const double SlowerMax = 10;

    /// <summary>What a machine that is busy with other tests may add.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(100);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tenant_that_floods_is_held_at_its_plan_and_another_is_answered_as_before()
    {
        await using var api = await StartAsync();
        await AskAllAsync(api);
        var alone = await AskAllAsync(api);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var counts = new int[2];
        var noise = Enumerable.Range(0, NoisyConnections).Select(_ => FloodAsync(api, counts, stop.Token)).ToList();
        while (Volatile.Read(ref counts[1]) < 100)
            await Task.Yield();
        var beside = await AskAllAsync(api);
        await stop.CancelAsync();
        await Task.WhenAll(noise);

        beside.Slowest.ShouldBeLessThan((alone.Slowest * SlowerMax) + Grace);
        beside.All.ShouldBeLessThan((alone.All * SlowerMax) + Grace);
        var refilled = (int)(NoisyPlan * (beside.All + TimeSpan.FromSeconds(30)).TotalMinutes);
        counts[0].ShouldBeLessThanOrEqualTo(NoisyPlan + refilled, "it never gets more than its plan");
        counts[1].ShouldBeGreaterThan(counts[0], "it was flooding indeed");
    }

    /// <summary>
    /// The 99th percentile and the whole time of the quiet tenant's requests, all of which must be answered.
    /// </summary>
    private static async Task<(TimeSpan Slowest, TimeSpan All)> AskAllAsync(TestApi api)
    {
        var times = new TimeSpan[QuietRequests];
        var started = Stopwatch.GetTimestamp();
        for (var number = 0; number < QuietRequests; number++)
        {
            var before = Stopwatch.GetTimestamp();
            (await PostAsync(api, "quiet:Trader", Cancel)).ShouldBe(HttpStatusCode.OK);
            times[number] = Stopwatch.GetElapsedTime(before);
        }
        Array.Sort(times);
        return (times[QuietRequests * 99 / 100], Stopwatch.GetElapsedTime(started));
    }

    private static async Task FloodAsync(TestApi api, int[] counts, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var status = await PostAsync(api, "noisy:Trader", Cancel);
            Interlocked.Increment(ref counts[status == HttpStatusCode.TooManyRequests ? 1 : 0]);
        }
    }

    private static async Task<HttpStatusCode> PostAsync(TestApi api, string credential, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query = """{ instrument(id: "sim:BTC-USD") { id symbol lastPrice } }""" }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credential);
        using var response = await api.Http.SendAsync(request, cancellationToken);
        await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return response.StatusCode;
    }

    private static Task<TestApi> StartAsync()
    {
        var parts = new TestApiParts();
        parts.Cluster.Put<ITenantLimitsGrain>(
            "noisy", new FakeTenantLimitsGrain { Plan = Plan.Standard with { RequestsPerMinute = NoisyPlan } });
        parts.Cluster.Put<ITenantLimitsGrain>("quiet", new FakeTenantLimitsGrain { Plan = Plan.Professional });
        return TestApi.StartAsync(
            options => options.SignIn = new SignInOptions(),
            parts,
            services => services.AddSingleton<ICredentialCheck, NamedSignIn>());
    }
}
