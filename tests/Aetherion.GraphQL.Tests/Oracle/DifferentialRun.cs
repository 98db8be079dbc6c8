using System.Text.Json;
using Aetherion.GraphQL.Tests.Library;
using Aetherion.GraphQL.Tests.Node;

namespace Aetherion.GraphQL.Tests.Oracle;

/// <summary>One run of all documents through the server and graphql-js, and what graphql-js said of each.</summary>
public sealed class DifferentialRun : IAsyncLifetime
{
    private JsonDocument? _report;

    public JsonElement Report => _report!.RootElement;

    public IReadOnlyList<Judgement> Judgements { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await using var host = await LibraryHost.StartOracleAsync();
        var file = Path.GetTempFileName();
        try
        {
            _report = JsonDocument.Parse(await NodeScript.RunAsync("differential.mjs", host.Url.ToString(), file));
            Judgements = JsonSerializer.Deserialize<Judgement[]>(
                await File.ReadAllBytesAsync(file), JsonSerializerOptions.Web)!;
        }
        finally
        {
            File.Delete(file);
        }
    }

    public ValueTask DisposeAsync()
    {
        _report?.Dispose();
        return ValueTask.CompletedTask;
    }
}
