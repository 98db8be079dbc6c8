using System.IO.Pipelines;

namespace Aetherion.GraphQL.Transport;

/// <summary>The pipes of a connection, which stay open at the end of HTTP when the connection is detached.</summary>
internal sealed class DetachableTransport(IDuplexPipe inner, ConnectionDetachment detachment) : IDuplexPipe
{
    public PipeReader Input { get; } = new DetachableReader(inner.Input, detachment);

    public DetachableWriter Output { get; } = new(inner.Output, detachment);

    PipeWriter IDuplexPipe.Output => Output;
}
