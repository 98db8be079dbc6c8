using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Tests.Library;
using Aetherion.GraphQL.Tests.Transport;

namespace Aetherion.GraphQL.Tests.Execution;

public sealed class PersistedOperationTests
{
    private const string Document = "query Titles { book(id: 1) { title } }";
    private const string Answer = """{"data":{"book":{"title":"Tides"}}}""";

    [Fact]
    public async Task A_document_sent_once_is_known_by_its_hash()
    {
        using var server = new LibraryServer();

        (await server.ExecuteAsync("", extensions: Extensions(Document))).ShouldBe(
            """{"errors":[{"message":"PersistedQueryNotFound","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}""");
        (await server.ExecuteAsync(Document, extensions: Extensions(Document))).ShouldBe(Answer);
        (await server.ExecuteAsync("", extensions: Extensions(Document))).ShouldBe(Answer);
        (await server.ExecuteAsync("", extensions: Extensions(Document).ToUpperInvariant()
            .Replace("PERSISTEDQUERY", "persistedQuery", StringComparison.Ordinal)
            .Replace("VERSION", "version", StringComparison.Ordinal)
            .Replace("SHA256HASH", "sha256Hash", StringComparison.Ordinal))).ShouldBe(Answer);
    }

    [Fact]
    public async Task A_hash_of_another_document_is_refused_and_not_kept()
    {
        using var server = new LibraryServer();

        (await server.ExecuteAsync("{ __typename }", extensions: Extensions(Document))).ShouldContain("BAD_REQUEST");
        (await server.ExecuteAsync("", extensions: Extensions(Document))).ShouldContain("PersistedQueryNotFound");
    }

    [Fact]
    public async Task An_invalid_document_is_not_kept()
    {
        using var server = new LibraryServer();

        (await server.ExecuteAsync("{ nothing }", extensions: Extensions("{ nothing }"))).ShouldContain("FieldsOnCorrect");
        (await server.ExecuteAsync("", extensions: Extensions("{ nothing }"))).ShouldContain("PersistedQueryNotFound");
    }

    [Theory]
    [InlineData("""{"persistedQuery":1}""")]
    [InlineData("""{"persistedQuery":{"version":2,"sha256Hash":"00"}}""")]
    [InlineData("""{"persistedQuery":{"version":1}}""")]
    [InlineData("""{"persistedQuery":{"version":1,"sha256Hash":7}}""")]
    [InlineData("""{"persistedQuery":{"version":1,"sha256Hash":"xyz"}}""")]
    [InlineData("""{"persistedQuery":{"version":1,"sha256Hash":"\ud800"}}""")]
    public async Task A_malformed_entry_is_refused(string extensions)
    {
        using var server = new LibraryServer();

        (await server.ExecuteAsync("{ __typename }", extensions: extensions)).ShouldContain("BAD_REQUEST");
    }

    [Fact]
    public async Task The_store_forgets_what_was_used_longest_ago()
    {
        using var server = new LibraryServer(options => options.PersistedOperationCapacity = 4);

        for (var number = 0; number < 10; number++)
        {
            var document = $"{{ a{number}: __typename }}";
            await server.ExecuteAsync(document, extensions: Extensions(document));
        }

        (await server.ExecuteAsync("", extensions: Extensions("{ a0: __typename }"))).ShouldContain("NotFound");
        (await server.ExecuteAsync("", extensions: Extensions("{ a9: __typename }"))).ShouldContain("\"data\"");
    }

    [Fact]
    public async Task Automatic_persistence_can_be_turned_off()
    {
        using var server = new LibraryServer(options => options.EnableAutomaticPersistedOperations = false);

        (await server.ExecuteAsync(Document, extensions: Extensions(Document))).ShouldBe(Answer);
        (await server.ExecuteAsync("", extensions: Extensions(Document))).ShouldContain("PersistedQueryNotSupported");
    }

    [Fact]
    public async Task A_server_of_trusted_operations_takes_no_others()
    {
        using var server = TrustedServer(TrustedOperations.From([Document]));

        (await server.ExecuteAsync("", extensions: Extensions(Document))).ShouldBe(Answer);
        (await server.ExecuteAsync(Document)).ShouldBe(Answer);
        (await server.ExecuteAsync("{ __typename }")).ShouldContain("PERSISTED_OPERATION_REQUIRED");
        (await server.ExecuteAsync("", extensions: Extensions("{ __typename }")))
            .ShouldContain("PERSISTED_OPERATION_REQUIRED");
        (await server.ExecuteAsync("{ __typename }", extensions: Extensions("{ __typename }")))
            .ShouldContain("PERSISTED_OPERATION_REQUIRED");
    }

    [Fact]
    public async Task A_request_may_be_allowed_any_document()
    {
        using var server = TrustedServer(TrustedOperations.From([Document]));
        server.Rules = new RequestRules { AllowAdHocDocuments = true };

        (await server.ExecuteAsync("{ __typename }", extensions: Extensions("{ __typename }")))
            .ShouldStartWith("{\"data\"");
        // What one request was allowed to store is not trusted for that.
        server.Rules = RequestRules.Default;
        (await server.ExecuteAsync("", extensions: Extensions("{ __typename }")))
            .ShouldContain("PERSISTED_OPERATION_REQUIRED");
    }

    [Fact]
    public async Task Trusted_operations_come_from_a_folder_or_a_manifest()
    {
        var folder = Directory.CreateTempSubdirectory("aetherion-trusted").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "titles.graphql"), Document, Cancellation);
            var relay = Path.Combine(folder, "relay.json");
            await File.WriteAllTextAsync(
                relay, JsonSerializer.Serialize(new Dictionary<string, string> { [HashOf(Document)] = Document }), Cancellation);
            var apollo = Path.Combine(folder, "apollo.json");
            await File.WriteAllTextAsync(
                apollo,
                JsonSerializer.Serialize(new { version = 1, operations = new[] { new { id = HashOf(Document), body = Document } } }),
                Cancellation);

            foreach (var trusted in (TrustedOperations[])
                [TrustedOperations.FromFolder(folder), TrustedOperations.FromManifest(relay), TrustedOperations.FromManifest(apollo)])
            {
                trusted.Count.ShouldBe(1);
                using var server = TrustedServer(trusted);
                (await server.ExecuteAsync("", extensions: Extensions(Document))).ShouldBe(Answer);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_manifest_whose_document_was_changed_is_refused()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, JsonSerializer.Serialize(new Dictionary<string, string> { [HashOf(Document)] = "{ a }" }));

            Should.Throw<InvalidDataException>(() => TrustedOperations.FromManifest(file)).Message.ShouldContain("changed");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Get_and_post_follow_the_protocol_alike()
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = new HttpClient();
        var get = new Uri($"{host.Url}?extensions={Uri.EscapeDataString(Extensions(Document))}");
        var body = new { extensions = new { persistedQuery = new { version = 1, sha256Hash = HashOf(Document) } } };

        (await client.GetStringAsync(get, Cancellation)).ShouldContain("PersistedQueryNotFound");
        using var unknown = await client.PostAsJsonAsync(host.Url, body, Cancellation);
        (await unknown.Content.ReadAsStringAsync(Cancellation)).ShouldContain("PersistedQueryNotFound");
        using var sent = await client.PostAsJsonAsync(host.Url, new { query = Document, body.extensions }, Cancellation);
        (await sent.Content.ReadAsStringAsync(Cancellation)).ShouldBe(Answer);
        using var known = await client.PostAsJsonAsync(host.Url, body, Cancellation);
        (await known.Content.ReadAsStringAsync(Cancellation)).ShouldBe(Answer);
        (await client.GetStringAsync(get, Cancellation)).ShouldBe(Answer);
    }

    [Fact]
    public async Task Sockets_follow_the_protocol_too()
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = await SocketTestClient.ConnectAcknowledgedAsync(host.SocketUrl);

        async Task<string> AskAsync(string id, string? query)
        {
            var text = query is null ? "" : $"\"query\":{JsonSerializer.Serialize(query)},";
            await client.SendAsync(
                $"{{\"type\":\"subscribe\",\"id\":\"{id}\",\"payload\":{{{text}\"extensions\":{Extensions(Document)}}}}}");
            return await client.ReceiveAsync();
        }

        (await AskAsync("1", null)).ShouldContain("PersistedQueryNotFound");
        (await AskAsync("2", Document)).ShouldContain(Answer);
        (await client.ReceiveAsync()).ShouldContain("complete");
        (await AskAsync("3", null)).ShouldContain(Answer);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static LibraryServer TrustedServer(TrustedOperations trusted) => new(options =>
    {
        options.TrustedOperationsOnly = true;
        options.TrustedOperations = trusted;
    });

    private static string HashOf(string document) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));

    private static string Extensions(string document) =>
        JsonSerializer.Serialize(new { persistedQuery = new { version = 1, sha256Hash = HashOf(document) } });
}
