using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Aetherion.Api.Access;
using Aetherion.Api.Audit;
using Aetherion.Api.Limits;
using Aetherion.Model;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Api.Tests.Limits;

/// <summary>An address that tries credentials.</summary>
public sealed class GuessingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_address_that_guesses_has_to_wait_and_is_in_the_audit_log_once()
    {
        await using var api = await StartAsync(failuresPerMinute: 3);
        for (var guess = 0; guess < 3; guess++)
            (await PostAsync(api, $"guess-{guess}")).ShouldBe(HttpStatusCode.Unauthorized);

        (await PostAsync(api, "guess-4")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await PostAsync(api, "acme:Trader")).ShouldBe(HttpStatusCode.TooManyRequests, "good credentials wait too");
        await api.Service<SignInRefusals>().FlushAsync(Cancel);

        var entry = api.Parts.Audit.Entries.ShouldHaveSingleItem().Record;
        (entry.Tenant, entry.Action, entry.Outcome).ShouldBe((AuditRecord.ServiceTenant, "signIn", AuditOutcome.Refused));
        entry.Address.ShouldBe("127.0.0.1");
        JsonNode.Parse(entry.After!)!["count"]!.GetValue<int>().ShouldBe(3);
        entry.ToString().ShouldNotContain("guess");
    }

    [Fact]
    public async Task Refusals_beyond_what_can_be_told_apart_are_one_entry()
    {
        await using var api = await StartAsync(failuresPerMinute: 3);
        var refusals = api.Service<SignInRefusals>();
        for (var address = 0; address < SignInRefusals.KindsMax + 50; address++)
            refusals.Report("Unknown.", new IPAddress([10, 0, (byte)(address / 256), (byte)(address % 256)]));
        await refusals.FlushAsync(Cancel);
        await refusals.FlushAsync(Cancel);

        api.Parts.Audit.Entries.Length.ShouldBe(SignInRefusals.KindsMax + 1);
        var others = api.Parts.Audit.Entries.Single(entry => entry.Record.Address is null).Record;
        JsonNode.Parse(others.After!)!["count"]!.GetValue<int>().ShouldBe(50);
    }

    private static async Task<HttpStatusCode> PostAsync(TestApi api, string credential)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query = "{ __typename }" }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credential);
        using var response = await api.Http.SendAsync(request, Cancel);
        return response.StatusCode;
    }

    private static Task<TestApi> StartAsync(int failuresPerMinute) => TestApi.StartAsync(
        options =>
        {
            options.SignIn = new SignInOptions();
            options.AddressLimits = new AddressLimitOptions
            {
                FailedSignInsPerMinute = failuresPerMinute, ExemptsLoopback = false,
            };
        },
        services: services => services.AddSingleton<ICredentialCheck, NamedSignIn>());
}
