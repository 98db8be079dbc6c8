namespace Aetherion.GraphQL.Tests.Transport;

public sealed class DetachedSocketConnectionTests() : SocketConnectionTests(detachesSockets: true);
