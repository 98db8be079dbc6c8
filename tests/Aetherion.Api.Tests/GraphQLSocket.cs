using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aetherion.Api.Tests;

/// <summary>A socket of graphql-transport-ws with one operation after the other.</summary>
internal sealed class GraphQLSocket : IAsyncDisposable
{
    private readonly ClientWebSocket _socket;
    private int _operations;

    private GraphQLSocket(ClientWebSocket socket) => _socket = socket;

    public static async Task<GraphQLSocket> ConnectAsync(TestApi api)
    {
        var socket = await api.ConnectAsync("/graphql", "graphql-transport-ws");
        await socket.SendTextAsync("""{"type":"connection_init"}""");
        ((string)(await socket.ReceiveJsonAsync("connection_ack"))["type"]!).ShouldBe("connection_ack");
        return new GraphQLSocket(socket);
    }

    /// <summary>The first message an operation is answered with.</summary>
    public async Task<JsonNode> AskAsync(string query, object? variables = null)
    {
        var id = $"{++_operations}";
        await _socket.SendTextAsync(JsonSerializer.Serialize(new { id, type = "subscribe", payload = new { query, variables } }));
        while (true)
        {
            var message = await _socket.ReceiveJsonAsync($"the answer to {query}");
            if ((string?)message["id"] == id && (string)message["type"]! != "complete")
                return message;
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
