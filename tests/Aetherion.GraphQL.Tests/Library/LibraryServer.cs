using System.Buffers;
using System.Text;
using System.Text.Json;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Transport;
using Aetherion.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.GraphQL.Tests.Library;

/// <summary>The library's schema with an executor, without any transport.</summary>
public sealed class LibraryServer : IDisposable
{
    private readonly ServiceProvider _services;

    public LibraryServer(Action<GraphQLOptions>? configure = null, Action<GraphQLServerBuilder>? build = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<BookShelf>();
        var builder = services.AddGraphQLServer(configure).AddLibrary();
        build?.Invoke(builder);
        _services = services.BuildServiceProvider();
    }

    public RequestExecutor Executor => _services.GetRequiredService<RequestExecutor>();

    public ExecutionScope Scope => new(_services) { Rules = Rules };

    /// <summary>What the requests may do.</summary>
    public RequestRules Rules { get; set; } = RequestRules.Default;

    public async Task<string> ExecuteAsync(
        string document, string? variables = null, string? operationName = null, string? extensions = null)
    {
        using var json = JsonDocument.Parse(variables ?? "{}");
        using var more = JsonDocument.Parse(extensions ?? "{}");
        var request = new GraphQLRequest(document)
        {
            Variables = json.RootElement,
            OperationName = operationName,
            Extensions = more.RootElement,
        };
        using var result = await Executor.ExecuteAsync(request, Scope, TestContext.Current.CancellationToken);
        return Print(result);
    }

    public static string Print(ExecutionResult result)
    {
        var output = new ArrayBufferWriter<byte>();
        result.WriteTo(output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    public void Dispose() => _services.Dispose();
}
