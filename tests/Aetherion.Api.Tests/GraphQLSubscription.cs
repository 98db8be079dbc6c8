using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aetherion.Api.Tests;

/// <summary>One subscription over graphql-transport-ws on a socket of its own.</summary>
internal sealed class GraphQLSubscription : IAsyncDisposable
{
    private readonly ClientWebSocket _socket;

    private GraphQLSubscription(ClientWebSocket socket) => _socket = socket;

    public static async Task<GraphQLSubscription> StartAsync(TestApi api, string query, object? variables = null)
    {
        var socket = await api.ConnectAsync("/graphql", "graphql-transport-ws");
        await socket.SendTextAsync("""{"type":"connection_init"}""");
        ((string)(await socket.ReceiveJsonAsync("connection_ack"))["type"]!).ShouldBe("connection_ack");
        await socket.SendTextAsync(JsonSerializer.Serialize(
            new { id = "1", type = "subscribe", payload = new { query, variables } }));
        return new GraphQLSubscription(socket);
    }

    /// <summary>The data of the next event.</summary>
    public async Task<JsonNode> NextAsync(string awaited)
    {
        var message = await ReadAsync(awaited);
        ((string)message["type"]!).ShouldBe("next", message.ToJsonString());
        message["payload"]!["errors"].ShouldBeNull();
        return message["payload"]!["data"]!;
    }

    /// <summary>The code of the error that ends the subscription, whatever comes before it.</summary>
    public async Task<string> ErrorAsync()
    {
        while (true)
        {
            var message = await ReadAsync("the error that ends the subscription");
            var errors = (string)message["type"]! == "error" ? message["payload"] : message["payload"]?["errors"];
            if (errors is not null)
                return (string)errors[0]!["extensions"]!["code"]!;
        }
    }

    /// <summary>Waits for the end of the subscription, which must come next.</summary>
    public async Task CompletedAsync() =>
        ((string)(await ReadAsync("the end of the subscription"))["type"]!).ShouldBe("complete");

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<JsonNode> ReadAsync(string awaited)
    {
        while (true)
        {
            var message = await _socket.ReceiveJsonAsync(awaited);
            if ((string)message["type"]! is not ("ping" or "pong"))
                return message;
        }
    }
}
