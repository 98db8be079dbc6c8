using System.Net.WebSockets;
using Aetherion.VenueEmulator.Core;
using Microsoft.AspNetCore.Http;

namespace Aetherion.VenueEmulator.Http;

/// <summary>Takes requests and sockets to the venue.</summary>
internal sealed class VenueEndpoint(VenueDriver driver, FaultControl control)
{
    public const int BodyLengthMax = 1024 * 1024;

    /// <summary>How long the other side has to close after this one did.</summary>
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private static readonly WebSocketAcceptContext PingsAsSpot = new()
    {
        KeepAliveInterval = TimeSpan.FromSeconds(20),
        KeepAliveTimeout = TimeSpan.FromMinutes(1),
    };

    public async Task HandleAsync(HttpContext context)
    {
        var request = await ReadAsync(context);
        if (context.WebSockets.IsWebSocketRequest)
            await ServeSocketAsync(context, request);
        else if (FaultControl.IsFor(request))
            await WriteAsync(context, control.Handle(request));
        else
            await WriteAsync(context, driver.Handle(request));
    }

    private async Task WriteAsync(HttpContext context, VenueReply reply)
    {
        if (reply.Delay > TimeSpan.Zero)
            await Task.Delay(reply.Delay, driver.Time, context.RequestAborted);
        if (reply.IsCut)
        {
            context.Abort();
            return;
        }
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.Body.Span is [(byte)'{' or (byte)'[', ..]
            ? "application/json;charset=UTF-8"
            : "text/plain; charset=utf-8";
        foreach (var (name, value) in reply.Headers)
            context.Response.Headers[name] = value;
        context.Response.ContentLength = reply.Body.Length;
        await context.Response.Body.WriteAsync(reply.Body, context.RequestAborted);
    }

    private async Task ServeSocketAsync(HttpContext context, VenueRequest request)
    {
        var (refusal, client) = driver.Open(request);
        if (client is null)
        {
            await WriteAsync(context, refusal!);
            return;
        }
        try
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync(PingsAsSpot);
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(driver.Stopping, context.RequestAborted);
            var sending = client.SendAsync(socket, ending.Token);
            var receiving = SocketClient.ReceiveAsync(socket, text => driver.Receive(client, text), ending.Token);
            if (await Task.WhenAny(sending, receiving) == sending)
                await Task.WhenAny(receiving, Task.Delay(CloseTimeout, driver.Time, ending.Token));
            client.End();
            ending.CancelAfter(CloseTimeout);
            await Task.WhenAll(sending, receiving);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException)
        {
            // The client is gone, or the emulator ends.
        }
        finally
        {
            driver.Leave(client);
        }
    }

    private static async Task<VenueRequest> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in context.Request.Headers)
            headers[name] = value.ToString();
        return new VenueRequest(
            context.Request.Method, context.Request.Path.Value ?? "/",
            context.Request.QueryString.Value is { Length: > 1 } query ? query[1..] : "",
            body.ToArray(), headers, context.Connection.RemoteIpAddress?.ToString() ?? "");
    }
}
