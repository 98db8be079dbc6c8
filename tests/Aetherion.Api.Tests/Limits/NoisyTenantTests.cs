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

/// <summary>Who is refused beside whom; how fast, <c>bench api/neighbour</c> measures.</summary>
public sealed class NoisyTenantTests
{
    private const int QuietRequests = 400;
    private const int NoisyConnections = 16;
    private const int NoisyPlan = 600;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tenant_that_floods_is_held_at_its_plan_and_another_is_always_answered()
    {
        await using var api = await StartAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var counts = new int[2];
        var noise = Enumerable.Range(0, NoisyConnections).Select(_ => FloodAsync(api, counts, stop.Token)).ToList();
        while (Volatile.Read(ref counts[1]) < 100)
            await Task.Yield();
        var started = Stopwatch.GetTimestamp();
        await AskAllAsync(api);
        var elapsed = Stopwatch.GetElapsedTime(started);
        await stop.CancelAsync();
        await Task.WhenAll(noise);

        var refilled = (int)(NoisyPlan * (elapsed + TimeSpan.FromSeconds(30)).TotalMinutes);
        counts[0].ShouldBeLessThanOrEqualTo(NoisyPlan + refilled, "it never gets more than its plan");
        counts[1].ShouldBeGreaterThan(counts[0], "it was flooding indeed");
    }

    private static async Task AskAllAsync(TestApi api)
    {
        for (var number = 0; number < QuietRequests; number++)
            (await PostAsync(api, "quiet:Trader", Cancel)).ShouldBe(HttpStatusCode.OK);
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
