using Microsoft.AspNetCore.Connections.Features;

namespace Aetherion.GraphQL.Transport;

/// <summary>Passes the server's heartbeat on until the connection is detached; what listened is let go then.</summary>
internal sealed class DetachableHeartbeat : IConnectionHeartbeatFeature
{
    private List<(Action<object> Action, object State)>? _listeners = [];

    public DetachableHeartbeat(IConnectionHeartbeatFeature inner) =>
        inner.OnHeartbeat(static heartbeat => ((DetachableHeartbeat)heartbeat).Beat(), this);

    public void OnHeartbeat(Action<object> action, object state)
    {
        if (_listeners is { } listeners)
        {
            lock (listeners)
                listeners.Add((action, state));
        }
    }

    public void Release() => _listeners = null;

    private void Beat()
    {
        if (_listeners is not { } listeners)
            return;
        lock (listeners)
        {
            foreach (var (action, state) in listeners)
                action(state);
        }
    }
}
