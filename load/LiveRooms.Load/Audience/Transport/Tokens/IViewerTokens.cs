namespace LiveRooms.Load.Audience.Transport.Tokens;

/// <summary>Signs viewers in.</summary>
internal interface IViewerTokens : IAsyncDisposable
{
    /// <summary>A token for the hub. The same viewer is the same person each time.</summary>
    /// <exception cref="OperationCanceledException">All is over.</exception>
    ValueTask<string> Of(ViewerIdentity viewer);

    /// <inheritdoc cref="IViewerTransport.IdOf"/>
    string IdOf(string id) => id;
}
