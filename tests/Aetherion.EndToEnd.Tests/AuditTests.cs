using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Aetherion.Testing;

namespace Aetherion.EndToEnd.Tests;

/// <summary>The audit log of a service that is killed while it is changed.</summary>
public sealed class AuditTests : IDisposable
{
    private const int WriterCount = 4;
    private const int ChangesBeforeKill = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = TemporaryFolder.WithData();

    private string Data => Path.Combine(_folder.Path, "data");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3, Explicit = true)]
    public async Task What_was_answered_before_a_kill_is_in_the_log_and_the_chain_is_whole(int kills)
    {
        var answered = new ConcurrentBag<string>();
        for (var round = 0; round < kills; round++)
        {
            using var service = await StartAsync();
            using var client = new GraphQLClient(service.Address);
            var working = Task.WhenAll(Enumerable.Range(0, WriterCount)
                .Select(writer => ChangeUntilGoneAsync(client, round, writer, answered))
                .ToList());
            var wanted = (round + 1) * ChangesBeforeKill;
            await GraphQLClient.UntilAsync(
                "changes", () => Task.FromResult(answered.Count), count => count >= wanted, Patience);
            await service.KillAsync();
            await working;
        }

        using var last = await StartAsync();
        using var asked = new GraphQLClient(last.Address);
        var written = await RefusedAsync(asked);
        answered.Where(id => !written.Contains(id)).ShouldBeEmpty();
        var verified = (await asked.AskAsync(
            "{ verifyAuditLog { isIntact entryCount findings { message } } }")).GetProperty("verifyAuditLog");
        verified.GetProperty("isIntact").GetBoolean().ShouldBeTrue(verified.ToString());
        (await last.StopAsync()).ShouldBe(0, last.Errors);

        using var command = ServiceProcess.Start("audit", "verify", "--data", Data);
        (await command.WaitForExitAsync(Patience)).ShouldBe(0, command.Output + command.Errors);
        command.Output.ShouldMatch("local: [0-9,]+ entries, [0-9]+ anchors, intact");
    }

    /// <summary>Asks for what is refused: the log holds every attempt, and nothing has to be made first.</summary>
    private static async Task ChangeUntilGoneAsync(
        GraphQLClient client, int round, int writer, ConcurrentBag<string> answered)
    {
        for (var number = 0; ; number++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"training~{round + 1}{writer}{number:000000}");
            try
            {
                await client.AskAsync(
                    $$"""mutation { cancelTraining(input: { id: "{{id}}" }) { errors { __typename } } }""");
                answered.Add(id);
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or JsonException)
            {
                return;
            }
        }
    }

    /// <summary>What the log says was refused.</summary>
    private static async Task<HashSet<string>> RefusedAsync(GraphQLClient client)
    {
        const string Query =
            """
            query ($after: String) {
              auditLog(first: 100, after: $after, filter: { action: "cancelTraining", outcome: REFUSED }) {
                nodes { subject } pageInfo { hasNextPage endCursor } } }
            """;
        var subjects = new HashSet<string>();
        string? after = null;
        do
        {
            var page = (await client.AskAsync(Query, new { after })).GetProperty("auditLog");
            foreach (var entry in page.GetProperty("nodes").EnumerateArray())
                subjects.Add(entry.GetProperty("subject").GetString()!);
            after = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean()
                ? page.GetProperty("pageInfo").GetProperty("endCursor").GetString()
                : null;
        }
        while (after is not null);
        return subjects;
    }

    private async Task<ServiceProcess> StartAsync()
    {
        var service = ServiceProcess.Start("run", "--port", "0", "--data", Data, "--feed", "none");
        await service.WaitUntilReadyAsync(Patience);
        return service;
    }
}
